"use strict";
// A click on a heading, or Enter on it, sorts by that column; once more turns the order.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const rising = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const isNumber = heading.classList.contains("number");
      const valueOf = row => {
        const cell = row.cells[column];
        if (!isNumber) return cell.textContent;
        return cell.dataset.value === undefined ? NaN : Number(cell.dataset.value);
      };
      const compare = (a, b) => isNumber ? a - b : a.localeCompare(b, undefined, { numeric: true });
      const rows = [...table.tBodies[0].rows].map(row => ({ row, value: valueOf(row) }));
      // What has no number stands last, whichever way.
      const isMissing = value => isNumber && Number.isNaN(value);
      rows.sort((a, b) => isMissing(a.value) || isMissing(b.value)
        ? isMissing(a.value) - isMissing(b.value)
        : (rising ? 1 : -1) * compare(a.value, b.value));
      table.tBodies[0].append(...rows.map(entry => entry.row));
    });
  });
}
