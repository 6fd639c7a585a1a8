import type { NextRequest } from 'next/server';
import { issueCsrfToken, signInByForm } from '@/lib/access/auth';
import { requestIdOf } from '@/lib/access/request';
import { requireSameOrigin } from '@/lib/api/origin';
import { problem } from '@/lib/api/problem';
import { AppError } from '@/lib/domain/shared/errors';
import { toRefusal } from '@/lib/kernel/refusal';

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

const FORM_TYPE = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 8_192;

/** Everything next-auth could do beyond the two calls below is closed. */
async function requireCall(context: Context, call: string): Promise<void> {
  if ((await context.params).nextauth.join('/') !== call) throw new AppError('not_found');
}

function requireSmallForm(request: NextRequest): void {
  if (!request.headers.get('content-type')?.startsWith(FORM_TYPE)) {
    throw new AppError('unsupported_media');
  }
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(bytes <= MAX_FORM_BYTES)) throw new AppError('payload_too_large');
}

/** GET /api/auth/csrf: the token for the sign-in form. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  try {
    await requireCall(context, 'csrf');
    return await issueCsrfToken(request, context);
  } catch (error) {
    return problem(toRefusal(error, requestIdOf(request.headers)));
  }
}

/** POST /api/auth/callback/credentials: signs in, or says why not (401, 429). */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  try {
    await requireCall(context, 'callback/credentials');
    requireSameOrigin(request);
    requireSmallForm(request);
    return await signInByForm(request, context);
  } catch (error) {
    return problem(toRefusal(error, requestIdOf(request.headers)));
  }
}
