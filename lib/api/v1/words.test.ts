import { expect, it } from 'vitest';
import en from '@/messages/en/api.json';
import ru from '@/messages/ru/api.json';
import { ENDPOINTS } from './endpoints';

it('the page of the API says of each endpoint what its document says, and says it in Russian too', () => {
  const told = Object.fromEntries(ENDPOINTS.map(({ id, summary }) => [id, summary]));
  expect(en.endpoints).toEqual(told);
  expect(Object.keys(ru.endpoints)).toEqual(ENDPOINTS.map(({ id }) => id));
});
