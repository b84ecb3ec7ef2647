import { type Field, textareaField, textField } from '../../../platform/http/forms/fields.js';
import { relativeMoment } from '../../../platform/time/french.js';
import type { ThreadLine } from '../thread.service.js';
import type { ThreadForm } from './thread.form.js';

/** What the partial `thread` reads, on the page of a referral as on that of an answer link. */
export interface ThreadPart {
  items: {
    when: string;
    datetime: string;
    by: string;
    words: string;
    document: { name: string; about: string; href: string | null } | null;
  }[];
  /** Null when nobody may write any more. */
  form: { action: string; words: Field; document: Field } | null;
}

interface Settings {
  /** The form, when this reader may still write. */
  form: ThreadForm | null;
  action: string;
  documentHref: (id: string) => string;
}

/** Null when there is nothing to read nor to write. */
export function threadPart(lines: readonly ThreadLine[], settings: Settings, now: Date): ThreadPart | null {
  const { form, action, documentHref } = settings;
  if (!form && lines.length === 0) return null;
  return {
    items: lines.map(({ at, byName, structureName, words, document }) => ({
      when: relativeMoment(at, now),
      datetime: at.toISOString(),
      by: [byName, structureName].filter(Boolean).join(', '),
      words,
      document: document && {
        name: document.name,
        about: document.removed ? 'supprimé' : `PDF, ${sizeInFrench(document.size)}`,
        href: document.removed ? null : documentHref(document.id),
      },
    })),
    form: form && {
      action,
      words: textareaField(form, 'words', 'Votre message', {
        rows: 3,
        hint: 'La personne peut demander à lire cet échange. N’écrivez rien sur sa santé, ni mot de passe, ni numéro de sécurité sociale.',
      }),
      document: textField(form, 'document', 'Joindre un document', {
        required: false,
        accept: '.pdf,application/pdf',
        hint: 'Un PDF de 5\u00a0Mo au plus. Trois documents au plus par orientation.',
      }),
    },
  };
}

const sizeInFrench = (bytes: number): string =>
  bytes < 100_000
    ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0ko`
    : `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
