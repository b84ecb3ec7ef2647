import type { AskLevel, FundPart } from '../../funds/fund-asks.js';

export const fundPartLabels: Record<FundPart, string> = {
  need_details: 'Besoin précis (compte ameli, Mon espace santé…)',
  call_back: 'Moments où rappeler la personne',
  language: 'Langue et interprète',
  helper: 'Passer par un proche aidant',
  signature: 'Accord par signature',
  attachment: 'Document joint (PDF)',
};

export const askLevelLabels: Record<AskLevel, string> = {
  required: 'Obligatoire',
  optional: 'Facultatif',
  not_asked: 'Pas demandé',
};
