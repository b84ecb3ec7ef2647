export { EDITABLE_FIELDS, type EditableField, type PlaceEdit } from './editable-fields.js';
export { canEditPlace } from './place-edit.policy.js';
export { type EditablePlace, type EditOutcome, PlaceEdits } from './place-edits.service.js';
export { PlaceLock } from './place-lock.entity.js';
export { type KeptField, PlaceLocks } from './place-locks.js';
export { hoursOfWeek, readTypedDay, weekOf } from './week-hours.js';
export { writeFields } from './write-fields.js';
