import 'server-only';
import { addDays } from '@/lib/domain/shared/calendar';
import {
  OF_TAKEN,
  type RewardKind,
  ROW_COLUMNS,
  ROW_VALUES,
  ROWS,
  rowValues,
  TAKEN,
  takenValues,
} from '../reward-kind';

const GIVE = `
  INSERT INTO member_multipliers (${ROW_COLUMNS}, times_bps, until_on)
  SELECT ${ROW_VALUES}, $8, $9::date FROM ${ROWS} ON CONFLICT DO NOTHING`;

/** What receipts of days before earned by it, they keep. */
const TAKE_BACK = `
  UPDATE member_multipliers t SET taken_back_at = $4, until_on = greatest(t.given_on - 1, least(t.until_on, $5::date - 1))
  FROM ${TAKEN} WHERE ${OF_TAKEN} AND t.taken_back_at IS NULL`;

/** From the day of the award to the end of that so many days later, receipts earn so many times as much. */
export const multiplierKind: RewardKind<'multiplier'> = {
  async give({ client }, giving) {
    const { timesBps, days } = giving.reward;
    const untilOn = addDays(giving.givenOn, days);
    await client.query(GIVE, [...rowValues(giving), timesBps, untilOn]);
    return [];
  },
  async takeBack({ client }, taking) {
    await client.query(TAKE_BACK, [...takenValues(taking), taking.now, taking.takenOn]);
  },
};
