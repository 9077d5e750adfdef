/** At once, then at most every `ms`; what was asked for meanwhile is done at the end. */
export function throttled(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    act();
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, ms);
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
}
