import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/access/session';
import type { MemberPage } from '@/lib/domain/members/member-page';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { getMember } from '@/lib/members/queries/get-member';

/** The member that an address names, read once a request. An address that names nobody is not found. */
export const readMember = cache(async (id: string): Promise<MemberPage> => {
  const actor = await requireActor('members.read');
  if (!/^[1-9]\d{0,15}$/.test(id) || !Number.isSafeInteger(Number(id))) notFound();
  try {
    return await runQuery(getMember, { memberId: Number(id) }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
