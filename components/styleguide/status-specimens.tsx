import { OutcomeMark } from '@/components/ui/outcome-mark';
import { STATUS_COLOURS, STATUS_LETTERS, StatusMark } from '@/components/ui/status-mark';
import { STATUS_GROUP_WORDS, STATUS_GROUPS } from '@/lib/client/invocation-status';
import { OUTCOME_WORDS, SCRIPTED_OUTCOMES } from '@/lib/client/outcome-words';

/** Each status and each outcome by shape, letter, colour and word. */
export function StatusSpecimens() {
  return (
    <div className="flex flex-col gap-3">
      <table className="w-full max-w-xl text-left">
        <thead className="text-caption text-faint">
          <tr>
            <th className="py-1 font-semibold">Shape</th>
            <th className="py-1 font-semibold">Letter</th>
            <th className="py-1 font-semibold">Word</th>
          </tr>
        </thead>
        <tbody>
          {STATUS_GROUPS.map((group) => (
            <tr key={group} className="border-t border-line">
              <td className="py-1">
                <StatusMark group={group} size={18} />
              </td>
              <td className={`py-1 font-mono font-bold ${STATUS_COLOURS[group]}`}>{STATUS_LETTERS[group]}</td>
              <td className={`py-1 ${STATUS_COLOURS[group]}`}>{STATUS_GROUP_WORDS[group]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul aria-label="Outcomes of an attempt" className="flex flex-wrap gap-4">
        {SCRIPTED_OUTCOMES.map((outcome) => (
          <li key={outcome} className="flex items-center gap-1.5">
            <OutcomeMark outcome={outcome} size={16} /> {OUTCOME_WORDS[outcome]}
          </li>
        ))}
      </ul>
    </div>
  );
}
