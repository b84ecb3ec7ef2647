/** What a caisse may ask in a saisine beside the person, the motive and the agreement: a closed list, nothing medical. */
export const fundParts = ['need_details', 'call_back', 'language', 'helper', 'signature', 'attachment'] as const;
export type FundPart = (typeof fundParts)[number];

export const askLevels = ['required', 'optional', 'not_asked'] as const;
export type AskLevel = (typeof askLevels)[number];

/** The caisse’s own list. */
export type FundAsks = Record<FundPart, AskLevel>;

/** Nobody may be made to have a relative; an agreement that is given is oral or signed, so « optional » says nothing. */
export const askChoices: Readonly<Record<FundPart, readonly AskLevel[]>> = {
  need_details: askLevels,
  call_back: askLevels,
  language: askLevels,
  helper: ['optional', 'not_asked'],
  signature: ['required', 'not_asked'],
  attachment: askLevels,
};

export const defaultAsks: Readonly<FundAsks> = {
  need_details: 'optional',
  call_back: 'optional',
  language: 'optional',
  helper: 'optional',
  signature: 'not_asked',
  attachment: 'not_asked',
};
