/** What the player needs of a recording. */
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

export const audioUrl = (recordingId: string) => `/api/recordings/${encodeURIComponent(recordingId)}/audio`;

/** A finished recording never changes. */
export const peaksQuery = (recordingId: string) =>
  queryOptions({
    queryKey: ["recording", recordingId, "peaks"],
    queryFn: () =>
      take(
        api.GET("/api/recordings/{recording_id}/peaks", { params: { path: { recording_id: recordingId } } }),
      ),
    staleTime: Infinity,
  });
