import type { WorkshopRefusal } from '../../organising/workshop-refusal.js';
import type { WorkshopForm } from './workshop.form.js';
import { clashWords, dayWords, places } from './workshop-words.js';

const STALE =
  'Cet atelier a été modifié depuis que vous l’avez ouvert. Comparez les deux versions, puis enregistrez de nouveau\u00a0: ' +
  'votre version remplacera l’autre.';

/** Says at its field why a workshop was not written. */
export function rejectFor(form: WorkshopForm, refusal: WorkshopRefusal, zone: string): WorkshopForm {
  if (refusal.refused === 'stale') return form.reject('version', STALE);
  if (refusal.refused === 'devices') {
    const { clash } = refusal;
    return clash
      ? form.reject(clash.kind, clashWords(clash, zone))
      : form.reject(
          'laptop',
          'Ce matériel vient d’être promis à un autre atelier\u00a0: regardez «\u00a0Matériel\u00a0».',
        );
  }
  return form.reject('capacity', seatsRefusal(refusal, zone));
}

function seatsRefusal({ taken, startsAt }: Extract<WorkshopRefusal, { refused: 'seats' }>, zone: string): string {
  if (taken === null)
    return 'Des places viennent d’être prises\u00a0: gardez au moins autant de places que d’inscrits.';
  const on = startsAt ? ` le ${dayWords({ startsAt, zone })}` : '';
  return `${places(taken)} ${taken > 1 ? 'sont déjà prises' : 'est déjà prise'}${on}\u00a0: gardez-en au moins autant.`;
}
