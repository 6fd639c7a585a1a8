import { notFound } from 'next/navigation';
import { type Actor, can } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { listMovers } from '@/lib/tiers/simulation/queries/list-movers';
import { MoversList } from './_parts/movers-list';
import { NoDraft } from './_parts/no-draft';
import type { AskedMovers } from './read-movers-address';

type Props = {
  readonly ruleId: number;
  readonly asked: AskedMovers;
  readonly actor: Actor;
};

/** The members of a figure, once the simulation of its draft has them. */
export async function FoundMovers({ ruleId, asked, actor }: Props) {
  try {
    const page = await runQuery(listMovers, { ruleId, ...asked }, actor);
    return (
      <MoversList ruleId={ruleId} asked={asked} page={page} mayList={can(actor, 'segments.edit')} />
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not_found') notFound();
    if (error.code !== 'invalid_input') throw error;
    return <NoDraft ruleId={ruleId} />;
  }
}
