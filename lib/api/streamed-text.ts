import 'server-only';

/** A body that is made while it is sent: the source is asked for more only when there is room. */
export function streamedText(source: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
}
