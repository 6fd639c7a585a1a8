import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assert, present } from '@/lib/domain/shared/assert';
import { type ChunkPart, type ChunkRequest, generateChunk } from './chunk';

/** A chunk and how many members it brings. */
export interface GeneratedChunk {
  readonly parts: readonly ChunkPart[];
  readonly members: number;
}

const CHUNK_MEMBERS = 1_000;
/** Below this a thread costs more than it saves. */
const THREAD_FROM_MEMBERS = 5_000;
/** Chunks asked for ahead of the one being written: bounds the memory. */
const CHUNKS_AHEAD = 2;

/** Rows are short-lived: a small young generation keeps the thread lean. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

type Base = Pick<ChunkRequest, 'span' | 'hasLines' | 'staffId' | 'approverId'> & {
  readonly members: number;
};

function requestsFor({ members, ...rest }: Base): ChunkRequest[] {
  const count = Math.ceil(members / CHUNK_MEMBERS);
  return Array.from({ length: count }, (_, at) => ({
    from: at * CHUNK_MEMBERS + 1,
    to: Math.min(members, (at + 1) * CHUNK_MEMBERS),
    ...rest,
  }));
}

/** The whole base, chunk after chunk in the order of members; a large one comes from a thread. */
export async function* demoChunks(options: Base): AsyncGenerator<GeneratedChunk> {
  const requests = requestsFor(options);
  if (options.members < THREAD_FROM_MEMBERS) {
    for (const request of requests) {
      yield { parts: generateChunk(request), members: request.to - request.from + 1 };
    }
    return;
  }
  yield* chunksFromThread(requests);
}

async function* chunksFromThread(
  requests: readonly ChunkRequest[],
): AsyncGenerator<GeneratedChunk> {
  const thread = new Worker(new URL('./chunk-thread.ts', import.meta.url), {
    resourceLimits: THREAD_MEMORY,
  });
  try {
    let asked = 0;
    const ask = (): void => {
      const request = requests[asked];
      asked += 1;
      if (request) thread.postMessage(request);
    };
    const answers = on(thread, 'message', { close: ['exit'] });
    for (let ahead = 0; ahead < CHUNKS_AHEAD; ahead += 1) ask();
    let given = 0;
    for await (const answer of answers) {
      const parts: readonly ChunkPart[] = answer[0];
      const request = present(requests[given], 'an answer follows a request');
      given += 1;
      ask();
      yield { parts, members: request.to - request.from + 1 };
      if (given === requests.length) return;
    }
    assert(given === requests.length, 'the generator thread answers every request');
  } finally {
    await thread.terminate();
  }
}
