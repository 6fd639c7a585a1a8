import { bigint, customType, date, timestamp } from 'drizzle-orm/pg-core';
import type { Points } from '@/lib/domain/shared/points';

/** An id that fits a JavaScript number: below 2^53. */
export const idColumn = (name: string) => bigint(name, { mode: 'number' });

/** Money in minor units. */
export const minorColumn = (name: string) => bigint(name, { mode: 'bigint' });

/** Points in hundredths. */
export const pointsColumn = (name: string) => bigint(name, { mode: 'bigint' }).$type<Points>();

/** A moment, UTC. */
export const momentColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A calendar day, 'YYYY-MM-DD'. */
export const dayColumn = (name: string) => date(name, { mode: 'string' });

/** Bytes. */
export const bytesColumn = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
