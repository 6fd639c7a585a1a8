import { parentPort } from 'node:worker_threads';
import { type ChunkRequest, generateChunk } from './chunk';

/** A thread that generates chunks on request, so that the database never waits for the generator. */
parentPort?.on('message', (request: ChunkRequest) => {
  const parts = generateChunk(request);
  parentPort?.postMessage(
    parts,
    parts.map((part) => part.rows.buffer),
  );
});
