import 'server-only';
import { defineReport } from '../report';
import { drillMigration } from './drill';
import { migrationReport } from './query';
import { migrationSpec } from './spec';

/** From an old discount to points, whole. */
export const migration = defineReport({
  spec: migrationSpec,
  query: migrationReport,
  drill: drillMigration,
});
