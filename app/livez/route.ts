/** The process answers. Says nothing about the database: see /readyz. */
export function GET(): Response {
  return new Response('ok\n', { headers: { 'cache-control': 'no-store' } });
}
