/** The agent's own acts on their state. */
import { useMutation } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { keepAgent } from "@/live/live-store";
import { showError } from "@/ui/toast";

const kept = { onSuccess: keepAgent, onError: showError };

export function useShift() {
  const pause = useMutation({
    mutationFn: (reason: string) => take(api.POST("/api/desk/pause", { body: { reason } })),
    ...kept,
  });
  const ready = useMutation({ mutationFn: () => take(api.POST("/api/desk/ready")), ...kept });
  const end = useMutation({ mutationFn: () => take(api.POST("/api/desk/shift/end")), ...kept });
  return { pause: pause.mutate, ready: ready.mutate, end: end.mutate };
}
