import type { Referral } from '../../referral.entity.js';
import type { Saisine } from '../../saisine/saisine.entity.js';
import type { ChoiceForm } from '../draft.form.js';
import { SaisineForm } from './saisine.form.js';

/** The form to fill in, with what was chosen before it. */
export function begun(choice: ChoiceForm, fundId: string): SaisineForm {
  const form = Object.assign(new SaisineForm(), { structureId: fundId, needs: choice.besoin });
  return choice.motif ? Object.assign(form, { motive: choice.motif }) : form;
}

/** What was chosen, for the address of the next page. */
export function codesOf({ motif, besoin, structure }: ChoiceForm): string {
  const codes = new URLSearchParams(besoin.map((need): [string, string] => ['besoin', need]));
  if (motif) codes.set('motif', motif);
  if (structure) codes.set('structure', structure);
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
