/** Every message file: messages/<language>/<area>.json. The name of the file is the namespace of its keys;
 * messages.d.ts lists the same areas for the compiler. */
export const MESSAGE_AREAS = [
  'common',
  'errors',
  'shell',
  'access',
  'settings',
  'home',
  'imports',
  'members',
  'cards',
  'points',
  'cardList',
  'cardTypes',
  'consents',
  'cardStock',
  'memberEdit',
  'desk',
  'duplicates',
  'timeline',
  'attributes',
  'tasks',
  'taskList',
  'taskStatistics',
  'analytics',
  'rules',
] as const;
export type MessageArea = (typeof MESSAGE_AREAS)[number];
