import { answerCall } from '@/lib/api/v1/answer-call';

/** Every call of the API: which endpoints there are stands in lib/api/v1/endpoints.ts. */
export const GET = answerCall;
export const POST = answerCall;
export const PUT = answerCall;
export const PATCH = answerCall;
export const DELETE = answerCall;
