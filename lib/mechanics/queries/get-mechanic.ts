import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type {
  BesideMechanic,
  ListedMechanic,
  MechanicPage,
} from '@/lib/domain/mechanics/mechanic-page';
import { isMechanicVersion } from '@/lib/domain/mechanics/mechanic-standing';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { getRule } from '@/lib/rules/queries/get-rule';
import { getMechanicControl } from './get-control';
import { listMechanics } from './list-mechanics';

const BESIDE: readonly string[] = ['scheduled', 'running', 'paused'];

function besideOf(mechanic: ListedMechanic): BesideMechanic {
  const { ruleId, nameEn, nameRu, told } = mechanic;
  const { definition, startsOn, endsOn } = told;
  const group = definition.kind === 'mechanic' ? (definition.group?.name ?? null) : null;
  return { ruleId, nameEn, nameRu, group, startsOn, endsOn };
}

/** A mechanic with its versions, its switches and what it gave, and others that run. Throws `not_found`, for another kind of rule too. */
export const getMechanic = defineQuery({
  id: 'mechanics.get',
  permission: 'rules.read',
  input: z.object({ ruleId: idInput }),
  run: async (context): Promise<MechanicPage> => {
    const [rule, { mechanics, currency }, { isStopped }] = await Promise.all([
      getRule.run(context),
      listMechanics.run({ ...context, input: {} }),
      getMechanicControl.run({ ...context, input: {} }),
    ]);
    const mechanic = mechanics.find(({ ruleId }) => ruleId === rule.ruleId);
    if (mechanic === undefined) throw new AppError('not_found');
    const { state, switchVersion, spent } = mechanic;
    const beside = mechanics.filter((other) => other !== mechanic && BESIDE.includes(other.state));
    return {
      ...rule,
      ...{ state, switchVersion, spent, currency, isStopped },
      versions: rule.versions.filter(isMechanicVersion),
      beside: beside.map(besideOf),
    };
  },
});
