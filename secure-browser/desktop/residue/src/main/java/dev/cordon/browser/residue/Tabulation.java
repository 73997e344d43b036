package dev.cordon.browser.residue;

import dev.cordon.browser.residue.canary.Channel;
import dev.cordon.browser.residue.look.Place;
import dev.cordon.browser.residue.peer.Contender;
import dev.cordon.browser.residue.report.ResidueTable;
import dev.cordon.browser.residue.report.ResidueTable.Cell;
import dev.cordon.browser.residue.report.ResidueTable.Column;
import dev.cordon.browser.residue.report.ResidueTable.Row;
import dev.cordon.browser.residue.screen.Programs;
import dev.cordon.browser.residue.site.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a {@link Proof} that was run into a table. */
record Tabulation(Proof proof, List<Contender> contenders) {
  ResidueTable table(long seconds) {
    List<Row> rows = new ArrayList<>();
    for (Place place : Place.values()) {
      rows.add(new Row(place.words(), contenders.stream().map(each -> cell(each, place)).toList()));
    }
    return new ResidueTable(
        contenders.stream().map(this::column).toList(),
        rows,
        Channel.values().length,
        proof.filesRead(),
        Programs.find("strace").isPresent(),
        seconds);
  }

  private Column column(Contender contender) {
    Optional<Report> report = proof.reports().getOrDefault(contender, Optional.empty());
    String note;
    if (!contender.isHere()) {
      note = "not on this machine";
    } else if (report.isEmpty()) {
      note = "its page did not come to its end";
    } else {
      note = report.get().ok() ? "its page got all words" : "its page: " + report.get().details();
    }
    return new Column(contender.name(), note, proof.commands().getOrDefault(contender, List.of()));
  }

  private Cell cell(Contender contender, Place place) {
    Optional<Map<Channel, String>> found = proof.findings().at(proof.words(contender), place);
    if (!contender.isHere() || found.isEmpty()) {
      return Cell.NONE;
    }
    List<String> lines =
        found.get().entrySet().stream()
            .map(each -> each.getKey().words() + ": " + each.getValue())
            .toList();
    return new Cell(String.valueOf(lines.size()), lines);
  }
}
