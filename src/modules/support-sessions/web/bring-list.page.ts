import { view, type View } from '../../../platform/http/page.js';
import { paths } from './paths.js';

/** What to bring to open Mon espace santé: one missing thing is a visit for nothing. */
export const BRING_LIST = [
  'la carte Vitale',
  'la lettre ou le mail avec le code provisoire (il marche 6\u00a0semaines)',
  'un téléphone ou une boîte mail que la personne peut ouvrir sur place',
  'le mot de passe de cette boîte mail',
  'ses lunettes, si elle en porte',
] as const;

/** In « langage simple », to hand over; nothing of the person is on it nor kept: the appointment is written by hand. */
export function bringListPage(): View {
  const back = { href: paths.list.to(), text: 'les séances' };
  return view(
    'support-sessions/bring-list',
    'À apporter pour Mon espace santé',
    {},
    {
      layout: 'print',
      breadcrumbs: [back],
    },
  );
}
