#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Asks the twelve questions again in plain SQL and compares the answers: test.py PROGRAM [FILE]

What the program has saved is given back to it, as a database and as a script, with the same answers.
"""

import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

# How many rows each question has.
ROWS = [
    """select count(*) from (select row_number() over (partition by g order by r desc, n) as place
       from (select t.GenreId as g, a.Name as n, sum(l.UnitPrice * l.Quantity) as r
             from InvoiceLine l, Track t, Album b, Artist a
             where t.TrackId = l.TrackId and b.AlbumId = t.AlbumId and a.ArtistId = b.ArtistId
             group by t.GenreId, a.ArtistId)) where place <= 2""",
    "select count(distinct strftime('%Y-%m', InvoiceDate)) from Invoice",
    "select count(*) from Employee",
    """select 1 + (select count(distinct Country) from Customer where CustomerId in
       (select CustomerId from Invoice)) + (select count(*) from (select distinct Country, City
       from Customer where CustomerId in (select CustomerId from Invoice)))""",
    """with m as (select distinct CustomerId as c, strftime('%Y', InvoiceDate) * 12 +
                  strftime('%m', InvoiceDate) as n from Invoice)
       select count(*) from m where not exists (select 1 from m p where p.c = m.c and p.n = m.n - 1)
       and exists (select 1 from m f where f.c = m.c and f.n = m.n + 1)""",
    """select count(distinct y) from (select min(strftime('%Y', InvoiceDate)) as y from Invoice
       group by CustomerId)""",
    """select count(distinct ifnull(Country, '-')) from Customer
       where CustomerId in (select CustomerId from Invoice)""",
    """select count(*) from Invoice i where Total > 2 * (select avg(Total) from Invoice o
       where o.CustomerId = i.CustomerId)""",
    "select count(*) from Employee",
    """select count(*) from (select i.CustomerId from Invoice i, InvoiceLine l, Track t
       where l.InvoiceId = i.InvoiceId and t.TrackId = l.TrackId group by i.CustomerId
       having count(distinct t.MediaTypeId) = (select count(*) from MediaType))""",
    """with r as (select a.ArtistId as a, sum(l.UnitPrice * l.Quantity) as s
                  from InvoiceLine l, Track t, Album b, Artist a where t.TrackId = l.TrackId
                  and b.AlbumId = t.AlbumId and a.ArtistId = b.ArtistId group by a.ArtistId)
       select count(*) from r where (select sum(o.s) from r o where o.s > r.s or
       (o.s = r.s and o.a <= r.a)) <= 0.5 * (select sum(s) from r)""",
    """with b as (select distinct l.InvoiceId as i, g.Name as n from InvoiceLine l, Track t, Genre g
                  where t.TrackId = l.TrackId and g.GenreId = t.GenreId)
       select count(*) from (select distinct x.n, y.n, z.n from b x, b y, b z
       where y.i = x.i and z.i = x.i and x.n < y.n and y.n < z.n)""",
]

# Values that have to stand in some line of an answer, by the number of its question.
VALUES = {
    1: "select printf('%.2f', max(r)) from (select sum(l.UnitPrice * l.Quantity) as r from "
       "InvoiceLine l, Track t, Album b where t.TrackId = l.TrackId and b.AlbumId = t.AlbumId and "
       "t.GenreId = (select min(GenreId) from Genre where Name = (select min(Name) from Genre "
       "where GenreId in (select GenreId from Track where TrackId in (select TrackId from "
       "InvoiceLine)))) group by b.ArtistId)",
    2: "select printf('%.2f', sum(Total)) from Invoice where strftime('%Y-%m', InvoiceDate) = "
       "(select min(strftime('%Y-%m', InvoiceDate)) from Invoice)",
    4: "select count(*) || ' ' || printf('%.2f', sum(Total)) from Invoice",
    6: "select count(*) from (select min(strftime('%Y', InvoiceDate)) as y from Invoice group by "
       "CustomerId) group by y order by y limit 1",
    7: "select printf('%.2f', max(Total)) from Invoice, Customer using (CustomerId) where Country "
       "= (select Country from Customer, Invoice using (CustomerId) group by 1 order by count(*) "
       "desc, 1 limit 1)",
}


def answers(output):
    """The text behind each numbered question."""
    return re.split(r"^\d+\. .*\?$", output, flags=re.MULTILINE)[1:]


def output_of(*arguments):
    return subprocess.run([sys.argv[1], *arguments], check=True, capture_output=True,
                          text=True).stdout


def without_times(output):
    return re.sub(r"(rows?), .*\)$", r"\1)", output, flags=re.MULTILINE)


def statements_of(database):
    """What makes the tables and their rows again; references are looked at in the end."""
    lines = [line for line in database.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
    return ["pragma defer_foreign_keys = on;",
            *sorted(lines, key=lambda line: line.startswith("INSERT"))]


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "shop.db"
        script = Path(folder) / "shop.sql"
        output = output_of(*sys.argv[2:], "--save", saved)
        with sqlite3.connect(saved) as database:
            script.write_text("\n".join(statements_of(database)), encoding="utf-8-sig")
            rows = [database.execute(sql).fetchone()[0] for sql in ROWS]
            values = {at: str(database.execute(sql).fetchone()[0]) for at, sql in VALUES.items()}
        database.close()
        wrong += [f"other answers about {file.name}, which was saved" for file in (saved, script)
                  if without_times(output_of(file)) != without_times(output)]

    given = answers(output)
    if len(given) != len(ROWS):
        wrong.append(f"{len(given)} answers, not {len(ROWS)}")
    for number, (answer, count) in enumerate(zip(given, rows), 1):
        found = re.search(r"\(([\d,]+) rows?,", answer)
        if not found or int(found[1].replace(",", "")) != count:
            wrong.append(f"question {number}: {found and found[1]} rows, not {count}")
        words = [re.escape(word) for word in values.get(number, "").split()]
        if words and not re.search(r"\s" + r"\s+".join(words) + r"(\s|$)", answer):
            wrong.append(f"question {number}: {values[number]!r} is missing")
    print("\n".join(wrong) if wrong else "all answers are right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
