import { inOrder } from './plain-ledger';
import { accountOf, type PlainWorld } from './plain-world';

const at = (ms: number | null) => (ms === null ? 'never' : new Date(ms).toJSON());

/** The plain world, told. */
export function describeWorld(world: PlainWorld): string[] {
  const accounts = world.members.map((member) => {
    const { balance, pending, debt } = accountOf(world, member);
    const into = world.mergedInto[member] ?? null;
    const merged = into === null ? '' : ` merged into ${into}`;
    return `${member}: ${balance} pending ${pending} debt ${debt}${merged}`;
  });
  const lots = world.members.flatMap((owner) =>
    inOrder(world.lots.filter((lot) => lot.owner === owner && lot.left > 0n)).map(
      ({ left, held, end, born, waits }) =>
        `lot of ${owner}: ${left} held ${held} of ${at(born)} until ${at(end)}${waits === null ? '' : ` waits ${at(waits)}`}`,
    ),
  );
  const receipts = world.receipts
    .toSorted((a, b) => a.no - b.no)
    .map((one) => {
      const back = one.back.map(({ milli, minor }) => `${milli}/${minor}`).join(' ');
      const paid = inOrder(one.spentParts).map(({ amount }) => amount);
      const standing = Object.values(one.standing).reduce((sum, points) => sum + points, 0n);
      return `receipt ${one.no} of ${one.owner}: earned ${one.earned} spent ${one.spent} taken ${one.takenBack} let go ${one.letGo} given ${one.givenBack} stands ${standing} back ${back} paid by ${paid.join(' ')}`;
    });
  const holds = world.holds
    .toSorted((a, b) => a.no - b.no)
    .map((one) => {
      const amountOf = new Map(one.lots.map(({ id, amount }) => [id, amount]));
      const promised = inOrder(world.lots.filter(({ id }) => amountOf.has(id)));
      const amounts = promised.map(({ id }) => amountOf.get(id));
      return `hold ${one.no} of ${one.owner}: ${one.state} ${amounts.join(' ')}`;
    });
  return [...accounts, ...lots, ...receipts, ...holds];
}
