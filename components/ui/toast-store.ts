export type ToastMessage = {
  readonly title: string;
  readonly text?: string;
  /** Takes the action back. The offer stands for ten seconds. */
  readonly undo?: () => void;
};

type Listener = (message: ToastMessage) => void;

const waiting: ToastMessage[] = [];
let listener: Listener | undefined;

/** Shows a notice. An error must also stand on the page: a toast is never its only copy. */
export function showToast(message: ToastMessage): void {
  if (listener) listener(message);
  else waiting.push(message);
}

/** Keeps a notice until a place to show it is registered. */
export function keepToast(message: ToastMessage): void {
  waiting.push(message);
}

/** Registers the place where notices appear and hands over those that came before it. */
export function onToast(next: Listener): () => void {
  listener = next;
  for (const message of waiting.splice(0)) next(message);
  return () => {
    if (listener === next) listener = undefined;
  };
}
