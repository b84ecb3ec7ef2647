import { path } from '../../../platform/http/paths.js';

export const weightsPaths = {
  /** For whoever refers people: how the ranking is made. */
  explained: path('/orientations/classement'),
  table: path('/administration/orientation'),
  change: path('/administration/orientation/changer'),
  preview: path('/administration/orientation/apercu'),
};
