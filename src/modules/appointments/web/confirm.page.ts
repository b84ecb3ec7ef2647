import type { Link } from '../../../platform/http/layout.js';
import { view, type View } from '../../../platform/http/page.js';

interface ConfirmModel {
  title: string;
  lede: string;
  action: string;
  button: string;
  cancelHref: string;
}

/** Before what cannot be taken back in one click. */
export const confirmPage = (model: ConfirmModel, breadcrumbs: Link[]): View<ConfirmModel> =>
  view('appointments/confirm', model.title, model, { breadcrumbs });
