import { derivedFact, type Guard } from './guard.js';

/** Peer review in the village, and the notice on its board. */
export const publicityGuards = {
  votesFitPresent: {
    needs: [],
    check: ({ command: { form } }) =>
      form && Number(form.inFavour) + Number(form.against) > Number(form.present)
        ? { code: 'votesExceedPresent' }
        : null,
  },
  peerReviewInFavour: {
    needs: [],
    check: ({ command: { form } }) =>
      form && Number(form.inFavour) <= Number(form.against) ? { code: 'peerReviewNotInFavour' } : null,
  },
  noticeStillPosted: {
    needs: [],
    check: ({ case: { facts } }) => (facts.noticeRemovedOn ? { code: 'noticeAlreadyRemoved' } : null),
  },
  /** The notice hangs through the whole term: it may come down on the last day, not earlier. */
  noticeTermReached: {
    needs: ['publicityTerm'],
    check: (judged) => {
      const lastDay = derivedFact(judged, 'publicityTerm')?.lastDay ?? null;
      if (lastDay === null) return { code: 'publicityTermUnknown' };
      return judged.command.happenedOn < lastDay ? { code: 'publicityNotOver', about: lastDay } : null;
    },
  },
  /** Recording the removal asks for its photograph, so the recorded day stands for both. */
  noticeRemovedWithPhoto: {
    needs: [],
    check: ({ case: { facts } }) => (facts.noticeRemovedOn ? null : { code: 'noticeNotRemoved' }),
  },
  noOpenObjection: {
    needs: [],
    check: ({ case: { facts } }) => (facts.noticeObjections === 'some' ? { code: 'objectionOpen' } : null),
  },
} as const satisfies Record<string, Guard>;
