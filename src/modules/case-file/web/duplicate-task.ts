import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { Task } from './task.js';

/** Another file may be the same person's: said before anybody writes in the wrong one. */
export function duplicateTask(id: string, duplicates: number): Task[] {
  if (duplicates === 0) return [];
  const text =
    duplicates === 1
      ? 'Une autre fiche parle peut-être de la même personne.'
      : `${duplicates}\u00a0autres fiches parlent peut-être de la même personne.`;
  return [{ text, link: { href: beneficiariesPaths.duplicatesOf.to({ id }), text: 'Comparer' }, button: null }];
}
