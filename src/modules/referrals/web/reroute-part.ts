import { checkboxesField, type Field, textareaField } from '../../../platform/http/forms/fields.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Referral } from '../referral.entity.js';
import type { ReferralOpened } from '../referral-folder.js';
import type { RerouteOffer } from '../reroute-offers.js';
import type { Suggestion } from '../routing/candidates.js';
import { type ChoiceRow, choiceRow, partnerRow } from './choice-rows.js';
import { paths } from './paths.js';
import { receiverCode, RerouteForm } from './reroute.form.js';

interface Candidate {
  name: string;
  kind: string;
  facts: string[];
  why: string[];
  cautions: string | null;
  value: string;
  variant: 'secondary' | null;
}

/** « Réorienter »: the next ones, the form already filled, one button for each. */
export interface ReroutePart {
  action: string;
  candidates: Candidate[];
  message: Field;
  agreed: Field;
  allHref: string;
}

export function reroutePart({ seen, reroute }: ReferralOpened, form: RerouteForm): ReroutePart | null {
  if (!reroute) return null;
  const { referral } = seen;
  return {
    action: paths.reroute.to({ id: referral.id }),
    candidates: candidatesOf(reroute, referral),
    message: textareaField(form, 'message', 'Message pour la structure', {
      required: false,
      rows: 3,
      hint: 'Celui de la première demande\u00a0: changez-le si besoin.',
    }),
    agreed: checkboxesField(form, 'agreed', 'Son accord', {
      oui: 'La personne est d’accord pour ce nouveau lieu',
    }),
    allHref: withQuery(paths.choose.to({ id: referral.beneficiaryId }), { apres: referral.id }),
  };
}

/** As it is first shown: filled with what the former one said. */
export function filledReroute({ message }: Pick<Referral, 'message'>): RerouteForm {
  const form = new RerouteForm();
  if (message) form.message = message;
  return form;
}

function candidatesOf({ found, suggestions, partners }: RerouteOffer, referral: Referral): Candidate[] {
  const handOn = {
    personId: found.person.id,
    structureId: found.structureId,
    needs: [],
    suggestionId: found.suggestionId,
    after: referral.id,
  };
  const level = found.level?.level ?? 'notAssessed';
  const path = level === 'intermediate' ? 'workshop' : 'reinforced_support';
  const all = [
    ...suggestions.map((suggestion) => ({ row: choiceRow(suggestion, found, handOn), value: codeOf(suggestion) })),
    ...partners.map((partner) => ({
      row: partnerRow(partner, level, handOn),
      value: receiverCode('structure', partner.id, path),
    })),
  ];
  return all.map(({ row, value }, index) => ({
    ...shown(row),
    value,
    variant: index === 0 ? null : ('secondary' as const),
  }));
}

const shown = ({ name, kind, facts, why, cautions }: ChoiceRow) => ({ name, kind, facts, why, cautions });

function codeOf(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'place':
      return receiverCode('lieu', suggestion.placeId, suggestion.path);
    case 'fund_workshops':
      return receiverCode('structure', suggestion.fundId, suggestion.path);
    case 'health_access_mission':
      return receiverCode('structure', suggestion.fundId, suggestion.path, suggestion.motive);
    case 'workshop':
    case 'assessment':
    case 'ask_scheme':
    case 'information_sheet':
    case 'own_fund':
      return '';
  }
}
