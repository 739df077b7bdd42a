package dev.lodestone.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, the first to the left and all others to the right. Not thread safe. */
public final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    public Table(String... titles) {
        widths = new int[titles.length];
        row(titles);
    }

    public void row(String... cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(cells);
    }

    public String text() {
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                out.append(i == 0 ? "" : "  ").append(cell(row, i));
            }
            endLine(out);
        }
        return out.toString();
    }

    public String markdown() {
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < widths.length; i++) {
                out.append("| ").append(cell(rows.get(r), i)).append(' ');
            }
            out.append("|\n");
            if (r == 0) {
                rule(out);
            }
        }
        return out.toString();
    }

    private void rule(StringBuilder out) {
        for (int i = 0; i < widths.length; i++) {
            out.append("|-").append("-".repeat(widths[i])).append(i == 0 ? '-' : ':');
        }
        out.append("|\n");
    }

    private String cell(String[] row, int column) {
        String padding = " ".repeat(widths[column] - row[column].length());
        return column == 0 ? row[column] + padding : padding + row[column];
    }

    private static void endLine(StringBuilder out) {
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }
}
