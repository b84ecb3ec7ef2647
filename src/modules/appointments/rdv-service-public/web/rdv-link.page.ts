import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { longMoment, relativeMoment } from '../../../../platform/time/french.js';
import { agendaTrail, settingsTabs } from '../../web/settings-tabs.js';
import type { LinkState } from '../rdv-links.service.js';
import type { AsideReason, RdvServicePublicNews } from '../rdv-service-public.entities.js';
import { rdvPaths } from './paths.js';
import type { RdvLinkForm } from './rdv-link.form.js';

const asideWords: Record<AsideReason, string> = {
  no_agent: 'Personne ici n’a cette adresse mail',
  collective: 'Un atelier\u00a0: à créer dans Ateliers',
  no_person: 'Aucun usager n’est nommé',
};

interface RdvLinkModel {
  tabs: ReturnType<typeof settingsTabs>;
  errors: { href: string; text: string }[];
  action: string;
  importHref: string;
  isLinked: boolean;
  endHref: string;
  facts: { rows: { key: string; value: string }[] };
  secret: Field;
  submit: string;
  aside: { what: string; why: string }[];
}

export interface RdvLinkShown {
  link: LinkState | null;
  aside: readonly RdvServicePublicNews[];
  publicUrl: string;
  now: Date;
}

export function rdvLinkPage(form: RdvLinkForm, { link, aside, publicUrl, now }: RdvLinkShown): View<RdvLinkModel> {
  const model: RdvLinkModel = {
    tabs: settingsTabs('rdvServicePublic', 'structure_manager'),
    errors: errorSummary(form),
    ...{ action: rdvPaths.link.to(), importHref: rdvPaths.receive.to(), endHref: rdvPaths.endLink.to() },
    isLinked: link !== null,
    facts: { rows: link ? factsOf(link, publicUrl, now) : [] },
    secret: textField(form, 'secret', link ? 'Nouveau secret partagé' : 'Secret partagé', {
      type: 'password',
      autocomplete: 'off',
      hint: 'Inventez-le\u00a0: 16 signes au moins. Vous écrirez le même dans RDV Service Public. Il n’est plus affiché ensuite.',
    }),
    submit: link ? 'Changer le secret' : 'Ouvrir la liaison',
    aside: aside.map((one) => ({
      what: `RDV n°\u00a0${one.externalId}, ${one.startsAt ? longMoment(one.startsAt) : ''}`,
      why: `${one.aside ? asideWords[one.aside] : ''}${one.agentEmail ? `\u00a0: ${one.agentEmail}` : ''}`,
    })),
  };
  return view('appointments/rdv-service-public/link', 'RDV Service Public', model, { breadcrumbs: [agendaTrail] });
}

function factsOf(link: LinkState, publicUrl: string, now: Date): { key: string; value: string }[] {
  const at = (moment: Date | null, never: string) => (moment ? relativeMoment(moment, now) : never);
  return [
    { key: 'Adresse à coller', value: publicUrl + rdvPaths.webhook.to({ hook: link.hook }) },
    { key: 'État', value: stateOf(link) },
    { key: 'Dernier message reçu', value: at(link.lastReceivedAt, 'Aucun pour l’instant') },
    { key: 'Dernier message refusé', value: at(link.lastRefusedAt, 'Aucun') },
  ];
}

function stateOf({ lastReceivedAt, lastRefusedAt }: LinkState): string {
  if (lastRefusedAt && (!lastReceivedAt || lastRefusedAt > lastReceivedAt)) {
    return 'Refusé\u00a0: le secret n’est pas le même des deux côtés.';
  }
  return lastReceivedAt ? 'La liaison fonctionne.' : 'En attente d’un premier message.';
}
