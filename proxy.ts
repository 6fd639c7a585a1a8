import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER, REQUEST_ID_HEADER } from '@/lib/access/request';
import { isPlainActionBody } from '@/lib/api/action-body';
import { isSameOrigin } from '@/lib/api/origin';
import { problem } from '@/lib/api/problem';
import { securityHeaders } from '@/lib/api/security-headers';
import { findRoute } from '@/lib/domain/access/routes';
import { AppError } from '@/lib/domain/shared/errors';

const ACTION_ID = /^[0-9a-f]{40,44}$/;
const ACTION_TYPE = /^text\/plain\b/;
const MAX_ACTION_BYTES = 1_048_576;

/** Whether the address is text: the router would fail on one that is not. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What is refused before anything of the product runs: requests that no page or client of ours would send. */
async function refusalOf(request: NextRequest): Promise<AppError | null> {
  const { pathname } = request.nextUrl;
  if (!isDecodable(pathname)) return new AppError('invalid_input', { fields: ['path'] });
  const route = findRoute(pathname);
  if (route === null && pathname.startsWith('/api/')) return new AppError('not_found');
  if (!(route?.methods ?? ['GET', 'HEAD', 'POST']).includes(request.method)) {
    return new AppError('method_not_allowed');
  }
  // The API takes keys alone, which a browser does not send by itself, and links of messages carry their own: Origin says nothing there.
  if (pathname.startsWith('/api/v1/') || pathname.startsWith('/api/public/')) return null;
  if (!isSameOrigin(request)) return new AppError('forbidden', { reason: 'origin' });
  if (route?.kind === 'page' && request.method === 'POST') return actionRefusal(request);
  return null;
}

/** A post to a page is a server action called by script: all of ours take plain values, which travel as text. */
async function actionRefusal(request: NextRequest): Promise<AppError | null> {
  const id = request.headers.get('next-action') ?? '';
  if (!ACTION_ID.test(id)) return new AppError('invalid_input', { fields: ['next-action'] });
  if (!ACTION_TYPE.test(request.headers.get('content-type') ?? '')) {
    return new AppError('unsupported_media');
  }
  const bytes = Number(request.headers.get('content-length') ?? 0);
  if (bytes > MAX_ACTION_BYTES) return new AppError('payload_too_large');
  const isPlain = isPlainActionBody(await request.text());
  return isPlain ? null : new AppError('invalid_input', { fields: ['body'] });
}

/** Names the request, sets the security headers and refuses early. It guards nothing: commands and queries do. */
export async function proxy(request: NextRequest): Promise<Response> {
  const requestId = randomUUID();
  const nonce = randomBytes(16).toString('base64');
  const guards = securityHeaders(nonce);
  const refused = await refusalOf(request);
  if (refused) {
    const { code, details, status } = refused;
    const allowed = findRoute(request.nextUrl.pathname)?.methods.join(', ');
    const allow = code === 'method_not_allowed' && allowed ? { allow: allowed } : {};
    return problem({ code, details, status, requestId }, { ...guards, ...allow });
  }
  const headers = new Headers(request.headers);
  headers.set(REQUEST_ID_HEADER, requestId);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', guards['content-security-policy']);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(guards)) response.headers.set(name, value);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  // A letter is read on the page of a mail service, and shows this picture there.
  if (request.nextUrl.pathname.startsWith('/api/public/open/')) {
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
  }
  return response;
}

export const config = {
  // Built files need no names; uploads stream past, for a proxy would cut their body at 10 MB; receipts of tills pass by for speed, and
  // the API refuses itself whatever this would refuse of them.
  matcher: [
    '/((?!_next/static/|api/internal/imports/upload$|api/v1/imports$|api/v1/purchases$).*)',
  ],
};
