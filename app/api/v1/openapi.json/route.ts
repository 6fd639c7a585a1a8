import { openApiDocument } from '@/lib/api/v1/openapi';

const HOUR_SECONDS = 3600;

/** The API as OpenAPI 3.1, made of the same schemas that judge the calls. It tells nothing but shapes: no key is asked for. */
export function GET(): Response {
  return Response.json(openApiDocument(), {
    headers: { 'cache-control': `public, max-age=${HOUR_SECONDS}` },
  });
}
