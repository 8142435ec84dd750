// SPDX-License-Identifier: BSL-1.0
#pragma once

// The part of the Chinook database, a shop for music, that the questions are about. Names of tables
// and columns are those of its scripts.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/orm.hpp>

namespace analytics {

using moment = std::chrono::sys_seconds;

struct Artist {
    std::int64_t               id{};
    std::optional<std::string> name{};
};
ORM_TABLE(artists, Artist, "Artist",
    (id, primary_key, named("ArtistId")),
    (name, named("Name")))

struct Album {
    std::int64_t id{};
    std::string  title{};
    std::int64_t artist_id{};
};
ORM_TABLE(albums, Album, "Album",
    (id, primary_key, named("AlbumId")),
    (title, named("Title")),
    (artist_id, named("ArtistId"), references(artists.id)))

struct Genre {
    std::int64_t               id{};
    std::optional<std::string> name{};
};
ORM_TABLE(genres, Genre, "Genre",
    (id, primary_key, named("GenreId")),
    (name, named("Name")))

struct MediaType {
    std::int64_t               id{};
    std::optional<std::string> name{};
};
ORM_TABLE(media_types, MediaType, "MediaType",
    (id, primary_key, named("MediaTypeId")),
    (name, named("Name")))

struct Track {
    std::int64_t                id{};
    std::string                 name{};
    std::optional<std::int64_t> album_id{};
    std::int64_t                media_type_id{};
    std::optional<std::int64_t> genre_id{};
    double                      unit_price{};
};
ORM_TABLE(tracks, Track, "Track",
    (id, primary_key, named("TrackId")),
    (name, named("Name")),
    (album_id, named("AlbumId"), references(albums.id)),
    (media_type_id, named("MediaTypeId"), references(media_types.id)),
    (genre_id, named("GenreId"), references(genres.id)),
    (unit_price, named("UnitPrice")))

struct Employee {
    std::int64_t                id{};
    std::string                 last_name{};
    std::string                 first_name{};
    std::optional<std::string>  title{};
    std::optional<std::int64_t> reports_to{};
};
ORM_TABLE(employees, Employee, "Employee",
    (id, primary_key, named("EmployeeId")),
    (last_name, named("LastName")),
    (first_name, named("FirstName")),
    (title, named("Title")),
    (reports_to, named("ReportsTo"), references(employees.id)))

struct Customer {
    std::int64_t                id{};
    std::string                 first_name{};
    std::string                 last_name{};
    std::optional<std::string>  city{};
    std::optional<std::string>  country{};
    std::optional<std::int64_t> support_rep_id{};
};
ORM_TABLE(customers, Customer, "Customer",
    (id, primary_key, named("CustomerId")),
    (first_name, named("FirstName")),
    (last_name, named("LastName")),
    (city, named("City")),
    (country, named("Country")),
    (support_rep_id, named("SupportRepId"), references(employees.id)))

struct Invoice {
    std::int64_t id{};
    std::int64_t customer_id{};
    moment       date;
    double       total{};
};
ORM_TABLE(invoices, Invoice, "Invoice",
    (id, primary_key, named("InvoiceId")),
    (customer_id, named("CustomerId"), references(customers.id)),
    (date, named("InvoiceDate")),
    (total, named("Total")))

struct InvoiceLine {
    std::int64_t id{};
    std::int64_t invoice_id{};
    std::int64_t track_id{};
    double       unit_price{};
    std::int64_t quantity = 1;
};
ORM_TABLE(invoice_lines, InvoiceLine, "InvoiceLine",
    (id, primary_key, named("InvoiceLineId")),
    (invoice_id, named("InvoiceId"), references(invoices.id)),
    (track_id, named("TrackId"), references(tracks.id)),
    (unit_price, named("UnitPrice")),
    (quantity, named("Quantity")))

inline constexpr auto music_shop = orm::schema(artists, albums, genres, media_types, tracks,
                                               employees, customers, invoices, invoice_lines);

}  // namespace analytics
