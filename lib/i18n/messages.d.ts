import type { Locale } from '@/lib/domain/access/preferences';
import type access from '../../messages/en/access.json';
import type analytics from '../../messages/en/analytics.json';
import type api from '../../messages/en/api.json';
import type attributes from '../../messages/en/attributes.json';
import type cardList from '../../messages/en/cardList.json';
import type cardStock from '../../messages/en/cardStock.json';
import type cards from '../../messages/en/cards.json';
import type cardTypes from '../../messages/en/cardTypes.json';
import type choices from '../../messages/en/choices.json';
import type common from '../../messages/en/common.json';
import type consents from '../../messages/en/consents.json';
import type desk from '../../messages/en/desk.json';
import type duplicates from '../../messages/en/duplicates.json';
import type errors from '../../messages/en/errors.json';
import type home from '../../messages/en/home.json';
import type imports from '../../messages/en/imports.json';
import type mechanicResults from '../../messages/en/mechanicResults.json';
<<<<<<< HEAD
import type mechanicSimulation from '../../messages/en/mechanicSimulation.json';
=======
import type mechanics from '../../messages/en/mechanics.json';
>>>>>>> 8c0d0df (all)
import type memberEdit from '../../messages/en/memberEdit.json';
import type memberSelection from '../../messages/en/memberSelection.json';
import type members from '../../messages/en/members.json';
import type memberTier from '../../messages/en/memberTier.json';
import type points from '../../messages/en/points.json';
import type ruleBook from '../../messages/en/ruleBook.json';
import type rules from '../../messages/en/rules.json';
import type segments from '../../messages/en/segments.json';
import type settings from '../../messages/en/settings.json';
import type shell from '../../messages/en/shell.json';
import type taskList from '../../messages/en/taskList.json';
import type taskStatistics from '../../messages/en/taskStatistics.json';
import type tasks from '../../messages/en/tasks.json';
import type tierSimulation from '../../messages/en/tierSimulation.json';
import type tiers from '../../messages/en/tiers.json';
import type timeline from '../../messages/en/timeline.json';
import type webhooks from '../../messages/en/webhooks.json';

/* The compiler checks the key of every message: one line an area, as in areas.ts. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      access: typeof access;
      analytics: typeof analytics;
      api: typeof api;
      attributes: typeof attributes;
      cards: typeof cards;
      mechanicResults: typeof mechanicResults;
      cardList: typeof cardList;
      cardStock: typeof cardStock;
      cardTypes: typeof cardTypes;
      choices: typeof choices;
      common: typeof common;
      desk: typeof desk;
      consents: typeof consents;
      duplicates: typeof duplicates;
      errors: typeof errors;
      home: typeof home;
      imports: typeof imports;
<<<<<<< HEAD
      mechanicSimulation: typeof mechanicSimulation;
=======
      mechanics: typeof mechanics;
>>>>>>> 8c0d0df (all)
      memberEdit: typeof memberEdit;
      memberSelection: typeof memberSelection;
      memberTier: typeof memberTier;
      members: typeof members;
      points: typeof points;
      rules: typeof rules;
      ruleBook: typeof ruleBook;
      segments: typeof segments;
      settings: typeof settings;
      shell: typeof shell;
      tasks: typeof tasks;
      taskList: typeof taskList;
      taskStatistics: typeof taskStatistics;
      tierSimulation: typeof tierSimulation;
      tiers: typeof tiers;
      timeline: typeof timeline;
      webhooks: typeof webhooks;
    };
  }
}
