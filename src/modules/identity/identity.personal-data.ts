import { classify, impersonal, ofTheAgent } from '../../platform/personal-data/classification.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { Team, TeamMember } from './team.entity.js';
import { User } from './user.entity.js';

classify(User, {
  id: impersonal('Number drawn at random.'),
  email: ofTheAgent('To sign in and be written to.'),
  firstName: ofTheAgent('Shown to colleagues.'),
  lastName: ofTheAgent('Shown to colleagues.'),
  passwordHash: ofTheAgent('To sign in; the password itself is never held.'),
  createdAt: ofTheAgent('Since when the account exists.'),
  lastSignInAt: ofTheAgent('To disable accounts no longer in use.'),
  disabledAt: ofTheAgent('Since when the account is closed.'),
});

classify(Membership, {
  id: impersonal('Number drawn at random.'),
  userId: ofTheAgent('Whose role it is.'),
  role: ofTheAgent('What they may do.'),
  structureId: ofTheAgent('Where.'),
  teamId: ofTheAgent('For which team.'),
  territoryKind: ofTheAgent('For which territory.'),
  territoryCode: ofTheAgent('For which territory.'),
  startsOn: ofTheAgent('Since when.'),
  endsOn: ofTheAgent('Until when.'),
});

classify(Team, {
  id: impersonal('Number drawn at random.'),
  name: impersonal('Name of a group.'),
  createdAt: impersonal('Since when the team exists.'),
});

classify(TeamMember, {
  id: impersonal('Number drawn at random.'),
  teamId: ofTheAgent('In which team.'),
  userId: ofTheAgent('Who.'),
  structureId: impersonal('Which structure.'),
  startsOn: ofTheAgent('Since when.'),
  endsOn: ofTheAgent('Until when.'),
});

classify(Invitation, {
  id: impersonal('Number drawn at random.'),
  email: ofTheAgent('To whom the link is sent.'),
  firstName: ofTheAgent('Of the account to come.'),
  lastName: ofTheAgent('Of the account to come.'),
  role: ofTheAgent('Of the account to come.'),
  structureId: ofTheAgent('Of the account to come.'),
  teamId: ofTheAgent('Of the account to come.'),
  territoryKind: ofTheAgent('Of the account to come.'),
  territoryCode: ofTheAgent('Of the account to come.'),
  tokenHash: impersonal('The link, hashed.'),
  invitedBy: ofTheAgent('Who invited.'),
  createdAt: ofTheAgent('When.'),
  expiresAt: impersonal('Until when the link works.'),
  acceptedAt: ofTheAgent('When the account was opened.'),
});
