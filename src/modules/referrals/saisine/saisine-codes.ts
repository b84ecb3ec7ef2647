/** The closed lists of a saisine. The same words stand in the CHECKs of its table. Nothing medical, no free words. */

/** With what the person needs the caisse’s help: the precise need behind the motive. */
export const saisineNeeds = ['ameli_account', 'mon_espace_sante', 'email', 'other_service'] as const;
export type SaisineNeed = (typeof saisineNeeds)[number];

export const callBackDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export const callBackHalves = ['am', 'pm'] as const;
export type CallBackSlot = `${(typeof callBackDays)[number]}_${(typeof callBackHalves)[number]}`;

/** When the person may be called back. */
export const callBackSlots: readonly CallBackSlot[] = callBackDays.flatMap((day) =>
  callBackHalves.map((half): CallBackSlot => `${day}_${half}`),
);

/** ISO 639, French sign language as `fsl`; those that help desks meet most. */
export const languages = [
  'fr',
  'ar',
  'hy',
  'en',
  'es',
  'fa',
  'ka',
  'ps',
  'pt',
  'ro',
  'ru',
  'sq',
  'tr',
  'uk',
  'zh',
  'fsl',
  'other',
] as const;
export type Language = (typeof languages)[number];
