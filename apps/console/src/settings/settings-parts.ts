/** The parts of the settings, and the permission each takes. */
export const SETTINGS_PARTS = {
  sites: 'sites:manage',
  keys: 'keys:manage',
  endpoints: 'endpoints:manage',
  moderation: 'sites:manage',
  queues: 'queues:manage',
  quality: 'review:lead',
  people: 'people:manage',
  retention: 'sites:manage',
} as const;

export type SettingsPart = keyof typeof SETTINGS_PARTS;

/** Whether there is anything in the settings for somebody with these permissions. */
export const maySetUp = (permissions: readonly string[]): boolean =>
  Object.values(SETTINGS_PARTS).some((permission) => permissions.includes(permission));

export const asPart = (value: unknown): SettingsPart | undefined =>
  typeof value === 'string' && value in SETTINGS_PARTS ? (value as SettingsPart) : undefined;
