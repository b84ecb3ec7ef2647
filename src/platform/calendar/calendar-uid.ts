const NAMES = { appointment: 'rendez-vous', registration: 'inscription' } as const;

/** The identity of a record in every calendar that gets it, for life: in a mail, a feed, a correction. */
export const calendarUid = (kind: keyof typeof NAMES, id: string, publicUrl: string): string =>
  `${NAMES[kind]}-${id}@${new URL(publicUrl).hostname}`;
