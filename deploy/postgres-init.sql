-- One database per service; the user is made by the image.
CREATE DATABASE portal_adapter;
CREATE DATABASE request_service;
CREATE DATABASE billing_service;
