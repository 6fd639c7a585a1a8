import { describe, expect, it } from 'vitest';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { explainError } from './explain-error';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('an expected failure becomes one sentence', () => {
  it.each([
    [new StartProblem('PORT is wrong.'), 'PORT is wrong.'],
    [withCode('ENOSPC'), 'The disk is full; free some space and start again.'],
    [withCode('53100'), 'The disk of the database is full; free some space and start again.'],
    [withCode('EACCES', 'EACCES: permission denied, open x'), /may not do that: permission denied/],
    [new Error('outer', { cause: withCode('ENOSPC') }), /^The disk is full/],
    [new AggregateError([withCode('ECONNREFUSED')]), 'The database does not answer.'],
  ])('%s', (error, sentence) => {
    expect(explainError(error)).toMatch(sentence);
  });

  it('a defect keeps its stack: there is no sentence for it', () => {
    expect(explainError(new TypeError('x is undefined'))).toBeNull();
    expect(explainError('text')).toBeNull();
  });

  it('causes that point at each other come to an end', () => {
    const loop = new Error('a');
    loop.cause = loop;
    expect(explainError(loop)).toBeNull();
  });
});
