/** Every message file: messages/<language>/<area>.json. The name of the file is the namespace of its keys. */
export const MESSAGE_AREAS = ['common', 'errors', 'shell'] as const;
export type MessageArea = (typeof MESSAGE_AREAS)[number];
