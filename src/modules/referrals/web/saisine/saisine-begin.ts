import type { Referral } from '../../referral.entity.js';
import type { Saisine } from '../../saisine/saisine.entity.js';
import type { ChoiceForm } from '../draft.form.js';
import { SaisineForm } from './saisine.form.js';

/** The form to fill in, with what was chosen before it. */
export function begun(choice: ChoiceForm, fundId: string): SaisineForm {
  const { besoin: needs, motif: motive, proposition: suggestion, apres: after } = choice;
  return Object.assign(new SaisineForm(), { structureId: fundId, needs, motive, suggestion, after });
}

/** What was chosen, for the address of the next page. */
export function codesOf({ motif, besoin, structure, proposition, apres }: ChoiceForm): string {
  const codes = new URLSearchParams(besoin.map((need): [string, string] => ['besoin', need]));
  for (const [name, code] of Object.entries({ motif, structure, proposition, apres })) if (code) codes.set(name, code);
  return codes.size > 0 ? `?${codes.toString()}` : '';
}

/** The form as the draft was left. */
export function resumedSaisine(draft: Readonly<Referral>, saisine: Readonly<Saisine> | undefined): SaisineForm {
  const { receiverStructureId, motive, needs, agreementOn, agreementHow, version } = draft;
  const asked = saisine && {
    ...{ saisineNeeds: saisine.needs, callBackSlots: saisine.callBackSlots, language: saisine.language },
    ...{ interpreter: saisine.interpreter, throughHelper: saisine.throughHelper },
  };
  const kept = { structureId: receiverStructureId, motive, needs, agreementOn, agreementHow, version, ...asked };
  return Object.assign(
    new SaisineForm(),
    Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)),
  );
}
