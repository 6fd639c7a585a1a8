import { describe, expect, test } from 'vitest';
import type { MemberStatus } from '../members/states';
import { type CardFacts, decide, mayDo } from './may-do';
import {
  BLOCK_REASONS,
  type BlockReason,
  CARD_OPERATIONS,
  CARD_RIGHTS,
  CARD_STATUSES,
  type CardNeed,
  type CardOperation,
  type CardStatus,
} from './states';
import { CARD_TRANSITIONS, cardTransitionRows } from './transitions';

const card = (
  status: CardStatus,
  blockReason: BlockReason | null = null,
  memberStatus: MemberStatus = 'active',
) => ({ status, blockReason, memberStatus });

/** Ways that the rules of the domain name; written again here, by hand. */
const WAYS: Readonly<Record<CardStatus, readonly string[]>> = {
  produced: ['issue>issued', 'void>void', 'returnToStock>void', 'moveWithMember>closed'],
  issued: [
    'activate>active',
    'block>blocked',
    'renew>issued',
    'void>void',
    'changeOwner>closed',
    'returnToStock>void',
    'moveWithMember>closed',
    'expire>expired',
  ],
  active: [
    'block>blocked',
    'replace>replaced',
    'renew>active',
    'close>closed',
    'changeOwner>closed',
    'moveWithMember>closed',
    'expire>expired',
  ],
  blocked: [
    'block>blocked',
    'unblock>active',
    'replace>replaced',
    'close>closed',
    'moveWithMember>closed',
  ],
  replaced: [],
  closed: [],
  expired: ['replace>replaced'],
  void: [],
};

describe('the life of a card', () => {
  test.each(CARD_STATUSES)('a card that is %s goes only where it may', (status) => {
    const found = CARD_OPERATIONS.flatMap((operation) => {
      const verdict = mayDo(card(status, status === 'blocked' ? 'lost' : null), operation);
      return 'transition' in verdict ? [`${operation}>${verdict.transition.to}`] : [];
    });
    expect(found.sort()).toEqual([...WAYS[status]].sort());
  });

  test('a refused operation says which state has no such way', () => {
    expect(mayDo(card('closed'), 'unblock')).toEqual({ refusal: 'is_closed' });
    expect(mayDo(card('active'), 'activate')).toEqual({ refusal: 'is_active' });
    expect(mayDo(card('expired'), 'renew')).toEqual({ refusal: 'is_expired' });
  });

  test('a stolen card is never unblocked, only replaced or closed', () => {
    const stolen = card('blocked', 'stolen');
    expect(mayDo(stolen, 'unblock')).toEqual({ refusal: 'stolen_only_replaced' });
    expect(mayDo(stolen, 'replace')).toMatchObject({ transition: { to: 'replaced' } });
  });

  test.each(['unblock', 'replace'] as const)('fraud: %s needs a second person', (operation) => {
    const alone = decide(card('blocked', 'fraud'), operation, { checks: ['identityChecked'] });
    expect(alone).toEqual({ refusal: 'needs_second_person' });
    const evidence = { checks: ['identityChecked', 'secondPerson'] } as const;
    expect(decide(card('blocked', 'fraud'), operation, evidence)).toHaveProperty('transition');
  });

  test('a harmless block becomes theft or fraud, never the other way', () => {
    const block = (from: BlockReason, to: BlockReason) =>
      decide(card('blocked', from), 'block', { blockReason: to, checks: [] });
    expect(block('request', 'fraud')).toMatchObject({ transition: { to: 'blocked' } });
    expect(block('request', 'lost')).toEqual({ refusal: 'not_a_stricter_reason' });
    expect(block('stolen', 'lost')).toEqual({ refusal: 'is_blocked' });
    expect(block('fraud', 'stolen')).toEqual({ refusal: 'is_blocked' });
  });

  test.each([
    ['block', card('active'), 'needs_block_reason'],
    ['unblock', card('blocked', 'lost'), 'needs_identity_check'],
    ['replace', card('active'), 'needs_identity_check'],
    ['activate', card('issued'), 'needs_terms'],
  ] as const)('%s without what it needs is refused', (operation, facts, refusal) => {
    expect(decide(facts, operation, { checks: [] })).toEqual({ refusal });
  });

  test('a card is activated with terms accepted and phone confirmed', () => {
    expect(decide(card('issued'), 'activate', { checks: ['termsAccepted'] })).toEqual({
      refusal: 'needs_phone_check',
    });
    const checks = ['termsAccepted', 'phoneConfirmed'] as const;
    expect(decide(card('issued'), 'activate', { checks })).toMatchObject({
      transition: { to: 'active' },
    });
  });

  test('a suspended member is given no card, but can be freed of one', () => {
    const can = (operation: CardOperation) => mayDo(card('active', null, 'suspended'), operation);
    expect(can('replace')).toEqual({ refusal: 'member_not_active' });
    expect(can('renew')).toEqual({ refusal: 'member_not_active' });
    expect(can('block')).toHaveProperty('transition');
    expect(can('close')).toHaveProperty('transition');
  });
});

test('only who holds a card in use gives it away, after showing who they are', () => {
  const give = (facts: CardFacts, checks: readonly CardNeed[]) =>
    decide(facts, 'changeOwner', { checks });
  expect(give(card('active'), [])).toEqual({ refusal: 'needs_identity_check' });
  expect(give(card('active'), ['identityChecked'])).toMatchObject({ transition: { to: 'closed' } });
  expect(give(card('blocked', 'lost'), ['identityChecked'])).toEqual({ refusal: 'is_blocked' });
});

describe('the table itself', () => {
  test('has one way at most for an operation, a state, its reason and the new reason', () => {
    const rows = cardTransitionRows();
    const keys = rows.map((row) => Object.values(row).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    for (const reason of BLOCK_REASONS) {
      for (const operation of CARD_OPERATIONS) {
        const ways = CARD_TRANSITIONS.filter(
          (way) =>
            way.from === 'blocked' &&
            way.operation === operation &&
            (way.blockedFor?.includes(reason) ?? true),
        );
        expect(ways.length, `${operation} of ${reason}`).toBeLessThanOrEqual(1);
      }
    }
  });

  test('no way leads out of replaced, closed or void, nor from stolen to active', () => {
    const rows = cardTransitionRows();
    expect(
      rows.filter(({ fromStatus }) => ['replaced', 'closed', 'void'].includes(fromStatus)),
    ).toEqual([]);
    expect(
      rows
        .filter((row) => row.fromReason === 'stolen')
        .map((row) => row.toStatus)
        .sort(),
    ).toEqual(['closed', 'closed', 'replaced']);
  });
});

test('produced gives no rights, issued earns, active does all, others nothing', () => {
  const told = CARD_STATUSES.filter(
    (status) => CARD_RIGHTS[status].mayEarn || CARD_RIGHTS[status].mayRedeem,
  );
  expect(told).toEqual(['issued', 'active']);
  expect(CARD_RIGHTS.issued).toEqual({ mayEarn: true, mayRedeem: false });
  expect(CARD_RIGHTS.active).toEqual({ mayEarn: true, mayRedeem: true });
});
