import 'server-only';
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
  INSERT INTO member_badges (${ROW_COLUMNS}, code, name_en, name_ru)
  SELECT ${ROW_VALUES}, $8, $9, $10 FROM ${ROWS} ON CONFLICT DO NOTHING`;

const TAKE_BACK = `
  UPDATE member_badges t SET taken_back_at = $4 FROM ${TAKEN} WHERE ${OF_TAKEN} AND t.taken_back_at IS NULL`;

/** Something to be proud of. */
export const badgeKind: RewardKind<'badge'> = {
  async give({ client }, giving) {
    const { code, name } = giving.reward;
    await client.query(GIVE, [...rowValues(giving), code, name.en, name.ru]);
    return [];
  },
  async takeBack({ client }, taking) {
    await client.query(TAKE_BACK, [...takenValues(taking), taking.now]);
  },
};
