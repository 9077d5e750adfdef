/** The whole person, for zone and notes; and the two ways a card gets one. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { keepCard } from "@/live/live-store";
import { showError } from "@/ui/toast";

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ["person", personId],
    queryFn: () => take(api.GET("/api/people/{person_id}", { params: { path: { person_id: personId } } })),
  });

/** Say who it is: the choice is stored for this call. */
export function useChoosePerson(callId: string) {
  return useMutation({
    mutationFn: (person_id: string) =>
      take(
        api.POST("/api/desk/cards/{call_id}/person", {
          params: { path: { call_id: callId } },
          body: { person_id },
        }),
      ),
    onSuccess: keepCard,
    onError: showError,
  });
}

export interface NewPerson {
  name: string;
  organisation_name: string | undefined;
  phones: string[];
  interaction_id: string | undefined;
}

export function useCreatePerson(callId: string) {
  const queryClient = useQueryClient();
  const choose = useChoosePerson(callId);
  return useMutation({
    mutationFn: ({ person, force }: { person: NewPerson; force: boolean }) =>
      take(api.POST("/api/people", { params: { query: { force } }, body: person })),
    onSuccess: (person) => {
      choose.mutate(person.id);
      void queryClient.invalidateQueries({ queryKey: ["people"] });
    },
  });
}
