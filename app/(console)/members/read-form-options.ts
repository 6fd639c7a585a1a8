import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { listAttributes } from '@/lib/members/queries/list-attributes';
import { listOptions } from '@/lib/members/queries/list-options';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import type { FormOptions } from './_parts/edit/form-options';

/** What the form of a member chooses from and cleanses by. */
export async function readFormOptions(actor: Actor): Promise<FormOptions> {
  const [{ stores }, programme, attributes] = await Promise.all([
    runQuery(listOptions, {}, actor),
    runQuery(findProgramme, {}, actor),
    runQuery(listAttributes, {}, actor),
  ]);
  const programmeZone = programme?.timeZone ?? 'UTC';
  return {
    stores,
    timeZones: Intl.supportedValuesOf('timeZone'),
    programmeZone,
    todayOn: dayInZone(new Date(), programmeZone),
    phoneCountry: phoneCountryOf(programme?.currency ?? 'RUB'),
    attributes,
  };
}
