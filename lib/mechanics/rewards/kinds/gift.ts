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
  INSERT INTO gifts (${ROW_COLUMNS}, name_en, name_ru, cost_minor, until_on)
  SELECT ${ROW_VALUES}, $8, $9, $10, $11::date FROM ${ROWS} ON CONFLICT DO NOTHING`;

/** What was handed out stays with whom it was handed to. */
const TAKE_BACK = `
  UPDATE gifts t SET state = 'takenBack', ended_at = $4 FROM ${TAKEN} WHERE ${OF_TAKEN} AND t.state = 'promised'`;

/** Something to be handed out within its days. */
export const giftKind: RewardKind<'gift'> = {
  async give({ client }, giving) {
    const { name, livesDays, costMinor } = giving.reward;
    const untilOn = addDays(giving.givenOn, livesDays);
    await client.query(GIVE, [...rowValues(giving), name.en, name.ru, costMinor, untilOn]);
    return [];
  },
  async takeBack({ client }, taking) {
    await client.query(TAKE_BACK, [...takenValues(taking), taking.now]);
  },
};
